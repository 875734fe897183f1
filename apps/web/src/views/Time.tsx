/** @jsxImportSource hono/jsx */

const timeText = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

/** A moment, to the minute and in UTC: `2026-01-02 03:04 UTC`. */
export const Time = ({ of }: { of: string }) => <time datetime={of}>{timeText(of)}</time>;
