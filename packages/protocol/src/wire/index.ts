export { event, Gone, Seq } from './event.js';
export { ErpId, Uuid } from './id.js';
export { Edge, Instant, LocalDate } from './instant.js';
export { countedPage, items, page, type Page } from './page.js';
export { newId } from './new-id.js';
export { pageQuery } from './page-query.js';
export { FieldError, Problem, ProblemCode, problemStatus } from './problem.js';
export { Flag, integer, list, QueryError, readQuery } from './query.js';
export { writeQuery } from './write-query.js';
export { Kind, nonRecordKinds, Ref } from './ref.js';
export { formatRef, parseRef, sameRef } from './ref-words.js';
export { RefParameter } from './ref-parameter.js';
export {
  fillPath,
  route,
  type Method,
  type Route,
  type RouteAnswer,
  type RouteBody,
  type RouteInput,
  type RouteParams,
  type RouteQuery,
} from './route.js';
export { RunText, text, TopicText } from './text.js';
