/** The most bytes that a file has. */
export const maximumUpload = 100 * 1024 * 1024;

/** The version of the tus protocol by which files are uploaded. */
export const tusVersion = '1.0.0';
