export { serveGallery, type Gallery, type GalleryOptions } from './serve.js';
