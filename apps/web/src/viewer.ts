/** Who looks at the page, and what the page offers them besides what everybody sees. */
export type Viewer = {
  /** Name of the token that they signed in with. */
  readonly name: string;
  readonly role: string;
  /** Whether they may create sites, and handle tokens. */
  readonly mayAdminister: boolean;
};
