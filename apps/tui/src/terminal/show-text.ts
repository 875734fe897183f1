export { show, showLines } from '@tsferry/domain/wording';
