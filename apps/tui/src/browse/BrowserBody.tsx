import { Box, Text } from 'ink';
import type { Area } from '../screen/area.js';
import { Beside } from '../screen/Beside.js';
import { PathInput } from '../screen/PathInput.js';
import { Styled } from '../screen/Styled.js';
import { DetailsPane } from './DetailsPane.js';
import { layoutOf } from './layout.js';
import { ObjectsPane } from './ObjectsPane.js';
import { PlacesPane } from './PlacesPane.js';
import type { State } from './state.js';
import { Welcome } from './Welcome.js';

type Props = { readonly state: State; readonly area: Area };

/** The body of the browser: places on the left, the list beside them, the object below it. */
export function BrowserBody({ state, area }: Props) {
  if (state.opening) {
    return (
      <Box flexDirection="column">
        <Styled as="heading">Open an archive: path of the zip</Styled>
        <PathInput path={state.opening} height={area.height - 1} focused />
      </Box>
    );
  }
  if (state.places === null) return <Text>Reading the sites …</Text>;
  if (state.places.length === 0) return <Welcome />;
  const layout = layoutOf(area);
  const places = <PlacesPane state={state} area={layout.places} />;
  const objects = <ObjectsPane state={state} area={layout.objects} />;
  const details = <DetailsPane state={state} area={layout.details} />;
  if (layout.alone) return { places, objects, details }[state.focus];
  return (
    <Beside
      height={area.height}
      left={places}
      right={
        <>
          {objects}
          {details}
        </>
      }
    />
  );
}
