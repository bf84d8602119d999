/** What has a place in a list: by its position, and among equal ones by its id. */
export interface Placed {
  readonly id: string;
  readonly position: number;
}

/** As the server orders them. */
export const byPlace = (one: Placed, other: Placed): number =>
  one.position - other.position || (one.id < other.id ? -1 : 1);

/**
 * The positions that change when one of a list is moved to another place: those between the two places take each
 * other's, and more only where positions are equal and so say nothing.
 */
export const positionsAfter = (list: readonly Placed[], from: number, to: number): Placed[] => {
  const moved = [...list];
  moved.splice(to, 0, ...moved.splice(from, 1));
  const first = Math.min(from, to);
  const last = Math.max(from, to);
  let least = (list[first - 1]?.position ?? -1) + 1;
  const changed: Placed[] = [];
  for (let at = first; at < moved.length; at++) {
    const { id, position } = moved[at] as Placed;
    const own = at <= last ? (list[at] as Placed).position : position;
    if (at > last && own >= least) break;
    const next = Math.max(own, least);
    if (next !== position) changed.push({ id, position: next });
    least = next + 1;
  }
  return changed;
};
