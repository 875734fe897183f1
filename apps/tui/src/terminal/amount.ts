export { count, formatBytes, formatSeconds } from '@tsferry/domain/wording';
