import type { Flow, RecordView, Ref } from '@towerp/crm-protocol';
import { formatRef, sameRef } from '@towerp/crm-protocol/words';
import { neighboursOf, type FlowEdge } from './lanes.js';

/** A document, several folded into one, or one that should follow and does not stand yet. */
export type Shown =
  | { type: 'document'; key: string; kind: string; record: RecordView; isHere: boolean }
  | { type: 'stack'; key: string; kind: string; records: RecordView[] }
  | { type: 'missing'; key: string; kind: string; after: RecordView };

/** An edge; `soft` where it leads over what the reader may not see, or to what is missing. */
export type ShownEdge = FlowEdge & { soft: boolean };

export type ShownFlow = { items: Shown[]; edges: ShownEdge[] };

const siblingsAtMost = 8;

/** What is expected to follow a document of a kind. */
const following: Partial<Record<string, string>> = {
  purchase_order: 'delivery',
  sale: 'shipment',
  shipment: 'financial_document',
  financial_document: 'payment',
};

type Node = Flow['nodes'][number];

/** Edges between what the reader may see; those over hidden documents are drawn together. */
const visibleEdges = ({ nodes, edges }: Flow): ShownEdge[] => {
  const isHidden = new Map(nodes.map((node) => [formatRef(node), node.hidden === true]));
  const { next } = neighboursOf(edges.map(({ from, to }) => ({ from: formatRef(from), to: formatRef(to) })));
  const found = new Map<string, ShownEdge>();
  for (const [from, hidden] of isHidden) {
    if (hidden) continue;
    const seen = new Set<string>();
    const ways = (next.get(from) ?? []).map((to) => ({ to, soft: false }));
    for (const { to, soft } of ways) {
      if (isHidden.get(to) === false) {
        const name = `${from} ${to}`;
        found.set(name, { from, to, soft: soft && (found.get(name)?.soft ?? true) });
      } else if (!seen.has(to)) {
        seen.add(to);
        ways.push(...(next.get(to) ?? []).map((beyond) => ({ to: beyond, soft: true })));
      }
    }
  }
  return [...found.values()];
};

/** What should follow and does not: only below the document asked for is everything known that follows. */
const missingOf = (flow: Flow, documents: readonly Shown[]): { items: Shown[]; edges: ShownEdge[] } => {
  if (flow.truncated) return { items: [], edges: [] };
  const byKey = new Map(flow.nodes.map((node) => [formatRef(node), node]));
  const { next, former } = neighboursOf(flow.edges.map(({ from, to }) => ({ from: formatRef(from), to: formatRef(to) })));
  const isFollowed = (key: string, kind: string): boolean => {
    const beside = (former.get(key) ?? []).flatMap((parent) => next.get(parent) ?? []);
    return [...(next.get(key) ?? []), ...beside].some((other) => byKey.get(other)?.kind === kind);
  };
  const items = documents.flatMap((shown): Shown[] => {
    const node = byKey.get(shown.key);
    const kind = following[shown.kind];
    if (shown.type !== 'document' || !kind || !node || node.depth < 0) return [];
    if (shown.record.status === 'cancelled' || isFollowed(shown.key, kind)) return [];
    return [{ type: 'missing', key: `${shown.key} ${kind}`, kind, after: shown.record }];
  });
  return { items, edges: items.map((item) => ({ from: item.key.slice(0, item.key.lastIndexOf(' ')), to: item.key, soft: true })) };
}; // prettier-ignore

/** Folds siblings, documents of one kind that come from the same, where they are more than eight. */
const fold = (flow: ShownFlow, opened: ReadonlySet<string>): ShownFlow => {
  const standsFor = new Map<string, string>();
  const nameOf = (key: string): string => standsFor.get(key) ?? key;
  const { former } = neighboursOf(flow.edges);
  const families = new Map<string, Shown[]>();
  for (const item of flow.items) {
    if (item.type !== 'document') continue;
    const family = `${item.kind} ${[...new Set(former.get(item.key) ?? [])].sort().join(' ')}`;
    families.set(family, [...(families.get(family) ?? []), item]);
  }
  const stacks = new Map<string, Shown>();
  for (const members of families.values()) {
    if (members.length <= siblingsAtMost) continue;
    const kept = new Set([...members].sort((a, b) => Number(isHere(b)) - Number(isHere(a))).slice(0, siblingsAtMost - 1));
    const folded = members.filter((member) => !kept.has(member));
    const key = `+${folded[0]?.key ?? ''}`;
    if (opened.has(key)) continue;
    for (const member of folded) standsFor.set(member.key, key);
    stacks.set(folded[0]?.key ?? '', { type: 'stack', key, kind: members[0]?.kind ?? '', records: folded.flatMap((one) => (one.type === 'document' ? [one.record] : [])) });
  }
  const edges = new Map<string, ShownEdge>();
  for (const { from, to, soft } of flow.edges) {
    const edge = { from: nameOf(from), to: nameOf(to), soft };
    edges.set(`${edge.from} ${edge.to}`, edge);
  }
  const items = flow.items.flatMap((item) => {
    const stack = stacks.get(item.key);
    return stack ? [stack] : standsFor.has(item.key) ? [] : [item];
  });
  return { items, edges: [...edges.values()] };
}; // prettier-ignore

const isHere = (item: Shown): boolean => item.type === 'document' && item.isHere;

/** What a reader is shown of a document flow: without the hidden, with what is missing, long rows of siblings folded. */
export const shownFlow = (flow: Flow, here: Ref, opened: ReadonlySet<string> = new Set()): ShownFlow => {
  const documents = flow.nodes
    .filter((node): node is Exclude<Node, { hidden: true }> => node.hidden !== true)
    .map((record): Shown => ({ type: 'document', key: formatRef(record), kind: record.kind, record, isHere: sameRef(record, here) }));
  const folded = fold({ items: documents, edges: visibleEdges(flow) }, opened);
  const missing = missingOf(flow, folded.items);
  return { items: [...folded.items, ...missing.items], edges: [...folded.edges, ...missing.edges] };
}; // prettier-ignore

/** A step with all from which it comes and all that comes from it. */
export const lineageOf = (key: string, edges: readonly FlowEdge[]): Set<string> => {
  const lineage = new Set([key]);
  for (const neighbours of Object.values(neighboursOf(edges))) {
    const found = [key];
    for (const at of found) for (const other of neighbours.get(at) ?? []) if (!found.includes(other)) found.push(other);
    for (const one of found) lineage.add(one);
  }
  return lineage;
};
