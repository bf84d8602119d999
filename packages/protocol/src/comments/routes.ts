import { Uuid } from '../wire/id.js';
import { items } from '../wire/page.js';
import { route } from '../wire/route.js';
import { Comment, EarlierBody } from './comment.js';
import { CreateComment, PatchComment } from './comment-input.js';

const named = { id: Uuid };

export const commentRoutes = {
  create: route({
    method: 'POST',
    path: '/threads/{id}/comments',
    summary: 'Write a comment',
    params: named,
    body: CreateComment,
    answer: Comment,
    creates: true,
  }),
  patch: route({
    method: 'PATCH',
    path: '/comments/{id}',
    summary: 'Edit a comment',
    params: named,
    body: PatchComment,
    answer: Comment,
  }),
  delete: route({ method: 'DELETE', path: '/comments/{id}', summary: 'Delete a comment', params: named }),
  history: route({
    method: 'GET',
    path: '/comments/{id}/history',
    summary: 'Earlier words of a comment',
    params: named,
    answer: items(EarlierBody),
    roles: ['admin', 'member', 'service'],
  }),
};
