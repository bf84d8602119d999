export { event, Gone, Seq } from './event.js';
export { ErpId, newId, Uuid } from './id.js';
export { Edge, Instant, LocalDate } from './instant.js';
export { countedPage, page, pageQuery, type Page } from './page.js';
export { FieldError, Problem, ProblemCode, problemStatus } from './problem.js';
export { Flag, integer, list, QueryError, readQuery, writeQuery } from './query.js';
export { formatRef, Kind, nonRecordKinds, parseRef, Ref, RefParameter, sameRef } from './ref.js';
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
