/** Values as segments of an address: `hc` puts them in as they are, and ids and names may hold `/`, `?` and `#`. */
export function segments<Values extends Readonly<Record<string, string>>>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)])) as Values;
}
