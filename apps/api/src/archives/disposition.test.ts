import { expect, it } from 'vitest';
import { disposition } from './send-file.js';

it.each([
  ['plain.zip', `attachment; filename="plain.zip"; filename*=UTF-8''plain.zip`],
  ['ünï.zip', `attachment; filename="_n_.zip"; filename*=UTF-8''%C3%BCn%C3%AF.zip`],
  ['a"\r\nSet-Cookie:x', `attachment; filename="a___Set-Cookie_x"; filename*=UTF-8''a%22%0D%0ASet-Cookie%3Ax`],
  ["it's (new)*.zip", `attachment; filename="it_s _new__.zip"; filename*=UTF-8''it%27s%20%28new%29%2A.zip`],
  ['\ud800.zip', `attachment; filename="_.zip"; filename*=UTF-8''_.zip`],
])('the name %j is safe in a header', (name, header) => {
  expect(disposition(name)).toBe(header);
});
