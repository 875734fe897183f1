export { siteContract, type ContractPlace } from './site-contract.js';
export { sampleEntry, sampleObject, sampleSite, sampleUnresolved } from './sample-site.js';
