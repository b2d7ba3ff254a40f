/** The number from 1 on that an address has under a name; undefined where it has none. */
export function numberIn(query, name) {
  const number = Number(query.get(name) ?? '');
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** Query parameters; what is empty is left out, and a list is repeated. */
export function paramsOf(values) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    []
      .concat(value)
      .filter((one) => ![undefined, null, '', false].includes(one))
      .forEach((one) => params.append(name, String(one)));
  }
  return params;
}
