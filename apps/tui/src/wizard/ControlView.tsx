import { Text } from 'ink';
import { show } from '@tsferry/wizard/words';
import type { Area } from '../screen/area.js';
import { CheckInput } from '../screen/CheckInput.js';
import { ChoiceInput } from '../screen/ChoiceInput.js';
import { PathInput } from '../screen/PathInput.js';
import { TextArea } from '../screen/TextArea.js';
import { TextInput } from '../screen/TextInput.js';
import type { Control } from './form.js';

type Props = { readonly control: Control; readonly label: string; readonly area: Area; readonly here: boolean };

/** What a field holds. Only where a choice is made all of it is shown: a form has to fit on a screen. */
export function ControlView({ control, label, area, here }: Props) {
  switch (control.kind) {
    case 'path':
      return <PathInput path={control.path} height={area.height} focused={here} />;
    case 'text':
      return control.text.lines ? (
        <TextArea field={control.text} area={area} focused={here} />
      ) : (
        <TextInput field={control.text} focused={here} />
      );
    case 'choice': {
      const { options, at } = control.choice;
      if (here) return <ChoiceInput choice={control.choice} focused />;
      return <Text wrap="truncate">{show(options[at]?.label ?? '(none)')}</Text>;
    }
    case 'check':
      return <CheckInput label={label} on={control.on} focused={here} />;
  }
}
