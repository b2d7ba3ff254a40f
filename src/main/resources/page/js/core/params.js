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
