import type { Method, Route } from '@towerp/crm-protocol';

interface Bound<T> {
  readonly route: Route;
  readonly pattern: readonly string[];
  readonly target: T;
}
/** What a path leads to. */
export type Match<T> =
  | { readonly found: true; readonly route: Route; readonly target: T; readonly params: Record<string, string> }
  | { readonly found: false; readonly allowed: readonly Method[] };

const fit = (pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined => {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = path[index] ?? '';
    // A verb may stand behind a parameter: `{id}:test`.
    const [, name, verb = ''] = /^\{(\w+)\}(:\w+)?$/.exec(part) ?? [];
    if (name === undefined) {
      if (part !== given) return undefined;
      continue;
    }
    if (!given.endsWith(verb)) return undefined;
    try {
      params[name] = decodeURIComponent(given.slice(0, given.length - verb.length));
    } catch {
      return undefined;
    }
  }
  return params;
};

/** Finds the operation for a path under `/v1`. Ids are split off before they are decoded, so they may hold any character. */
export class Router<T> {
  readonly #bound = new Map<number, Bound<T>[]>();

  add(route: Route, target: T): void {
    const pattern = route.path.slice(1).split('/');
    const list = this.#bound.get(pattern.length) ?? [];
    // Words are tried before parameters, parameters with a verb before those without.
    const rank = (last = ''): number => (last.startsWith('{') ? (last.endsWith('}') ? 2 : 1) : 0);
    list.push({ route, pattern, target });
    list.sort((a, b) => rank(a.pattern.at(-1)) - rank(b.pattern.at(-1)));
    this.#bound.set(pattern.length, list);
  }

  get routes(): readonly Route[] {
    return [...this.#bound.values()].flat().map(({ route }) => route);
  }

  match(method: string, path: string): Match<T> {
    const parts = path.slice(1).split('/');
    const allowed: Method[] = [];
    let fitting: string | undefined;
    for (const { route, pattern, target } of this.#bound.get(parts.length) ?? []) {
      const params = fit(pattern, parts);
      // A path is the one that says most of it: `{id}:test` is not an id.
      if (!params || (fitting !== undefined && fitting !== route.path)) continue;
      fitting = route.path;
      if (route.method === method) return { found: true, route, target, params };
      allowed.push(route.method);
    }
    return { found: false, allowed };
  }
}
