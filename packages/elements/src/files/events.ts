/** A file that is uploaded has come further. */
export class UploadProgressEvent extends CustomEvent<{ name: string; sent: number; size: number }> {
  constructor(name: string, sent: number, size: number) {
    super('towerp-upload-progress', { detail: { name, sent, size }, bubbles: true, composed: true });
  }
}
