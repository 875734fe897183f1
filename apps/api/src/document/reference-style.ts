/** The style of the reference page: light or dark as the reader has it, readable at any width. */
export const referenceStyle = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; overflow-wrap: anywhere; }
h2 { border-bottom: 2px solid; margin-top: 3rem; }
h3 { margin: 2rem 0 0; }
h4 { margin: 1rem 0 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
caption { font-weight: bold; text-align: left; }
th, td { border: 1px solid GrayText; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
code { font-size: 0.95em; }
`;
