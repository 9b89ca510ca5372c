/**
 * Tests talk to loopback only. `@actions/github` asks at its import whether api.github.com is behind a proxy, and
 * keeps the answer for whatever address it is given later.
 */
for (const name of ["http_proxy", "https_proxy", "all_proxy"])
  for (const spelled of [name, name.toUpperCase()]) Reflect.deleteProperty(process.env, spelled);
