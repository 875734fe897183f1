import type { IncomingMessage, RequestListener } from 'node:http';
import { toProblem } from '@tsferry/contract';
import { AppError } from '@tsferry/domain/error';

/**
 * Refuses what Node lets through and a router would read in its own way: two hosts, an absolute address as the target
 * (its host is another one than the header's), and targets that do not begin with one slash.
 */
export function guardSocket(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (isPlain(request)) return listener(request, response);
    const error = new AppError('USAGE', 'The request has a target or a Host that this server does not accept.', {
      hint: 'Send a path as the target, and one Host.',
    });
    response.writeHead(400, { 'Content-Type': 'application/problem+json', Connection: 'close' });
    response.end(JSON.stringify(toProblem(error)));
  };
}

function isPlain({ rawHeaders, url = '' }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  return hosts.length === 1 && /^\/(?![/\\])[^#\s]*$/.test(url);
}
