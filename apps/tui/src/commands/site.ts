import { defineCommand, type OptionSpec } from '../command.js';

/** Names the site that a command is about. */
export const siteOption: OptionSpec = { flags: '--site <code>', text: 'code of the site', required: true };

export const siteCreate = defineCommand<{
  name?: string;
  kind: 'primary' | 'central';
  reportsTo?: string;
  store?: string;
}>({
  words: ['site', 'create'],
  summary: 'Create a site',
  arguments: [{ name: 'code', text: 'three letters or digits' }],
  options: [
    { flags: '--name <name>', text: 'name of the site; its code when left out' },
    {
      flags: '--kind <kind>',
      text: 'primary (when left out) or central, a central administration site',
      choices: ['primary', 'central'],
    },
    { flags: '--reports-to <code>', text: 'the central administration site it reports to' },
    { flags: '--store <url>', text: 'another store than the file in the home folder' },
  ],
  examples: [
    'tsferry site create LAB --name "Test laboratory"',
    'tsferry site create CAS --kind central',
    'tsferry site create PRD --reports-to CAS',
  ],
  async run(shell, [code = ''], options) {
    const engine = await shell.engine();
    const { siteCreatedLines } = await import('../print/sites.js');
    const site = await engine.createSite({ code, ...options });
    return { json: site, lines: () => siteCreatedLines(site) };
  },
});

export const siteList = defineCommand({
  words: ['site', 'list'],
  summary: 'List the sites',
  arguments: [],
  options: [],
  examples: ['tsferry site list', 'tsferry site list --json'],
  async run(shell) {
    const engine = await shell.engine();
    const { siteListLines } = await import('../print/sites.js');
    const answer = await engine.listSites({});
    return { json: answer, lines: (view) => siteListLines(answer.sites, view) };
  },
});

export const siteShow = defineCommand({
  words: ['site', 'show'],
  summary: 'Show a site and how much it holds',
  arguments: [{ name: 'code', text: 'code of the site' }],
  options: [],
  examples: ['tsferry site show LAB'],
  async run(shell, [site = '']) {
    const engine = await shell.engine();
    const { shownSiteLines } = await import('../print/sites.js');
    const answer = await engine.showSite({ site });
    return { json: answer, lines: (view) => shownSiteLines(answer, view) };
  },
});
