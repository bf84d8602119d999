/** Ends whatever a text might have been put into: an attribute, an element that holds text alone, a comment, a script. */
const ends = ['', '">', "'>", '</title>', '</textarea>', '</script>', '-->', '`}'] as const;

/** Markup that runs a script; each reports itself as `hacked()`. */
const vectors = [
  '<script>hacked()</script>',
  '<script src="data:text/javascript,hacked()"></script>',
  '<img src=x onerror=hacked()>',
  '<img/src=x/onerror="hacked()"//',
  '<svg onload=hacked()>',
  '<svg><script>hacked()</script></svg>',
  '<svg><animate onbegin=hacked() attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:hacked()"><text y=20>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=hacked()>',
  '<iframe src="javascript:parent.hacked()"></iframe>',
  '<iframe srcdoc="<script>parent.hacked()</script>"></iframe>',
  '<object data="javascript:hacked()"></object>',
  '<embed src="javascript:hacked()">',
  '<video><source onerror=hacked()></video>',
  '<audio src=x onerror=hacked()></audio>',
  '<details open ontoggle=hacked()>x</details>',
  '<input autofocus onfocus=hacked()>',
  '<a href="javascript:hacked()">x</a>',
  '<form><button formaction="javascript:hacked()">x</button></form>',
  '<style>@import "javascript:hacked()";</style>',
  '<link rel=stylesheet href="javascript:hacked()">',
  '<meta http-equiv=refresh content="0;url=javascript:hacked()">',
  '<base href="javascript:hacked()//">',
  '<template shadowrootmode=open><script>hacked()</script></template>',
  '${hacked()}{{constructor.constructor("hacked()")()}}',
] as const;

/** Two hundred texts that would run a script where they were taken for markup. */
export const payloads: readonly string[] = ends.flatMap((end) => vectors.map((vector) => `${end}${vector}`));

/** Addresses that would run one where a link were made of them. */
export const hostileAddresses = [
  'javascript:hacked()',
  'JaVaScRiPt:hacked()',
  ' javascript:hacked()',
  'java\nscript:hacked()',
  'vbscript:hacked()',
  'data:text/html,<script>hacked()</script>',
  'blob:hacked()',
  '//erp.test/javascript:hacked()',
] as const;
