export { show, showLines } from '@tsferry/domain/show-text';
