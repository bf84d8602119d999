import { access, constants, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Storage, type S3Options } from '../files/index.js';
import type { Environment } from './environment.js';
import { bad, good, reasonOf, type Finding } from './finding.js';

const gibibyte = 2 ** 30;

const bucketFinding = async (s3: S3Options): Promise<Finding> => {
  try {
    await new S3Storage(s3).probe();
    return good(`files: the bucket ${s3.bucket}, reached`);
  } catch (error) {
    return bad(
      `files: the bucket ${s3.bucket} cannot be used: ${reasonOf(error)} Set CRM_S3_… right, or make the bucket`,
    );
  }
};

/** Whether files can be kept, and whether there is room for them. */
export const filesFinding = async ({ filesFolder, s3 }: Environment, data: string | undefined): Promise<Finding> => {
  if (s3) return bucketFinding(s3);
  const folder = filesFolder ?? (data === undefined ? undefined : join(data, 'files'));
  if (folder === undefined)
    return bad('files: gone when the process ends: set CRM_FILES_DIR or CRM_S3_ENDPOINT, or give --data');
  const code = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code ?? 'unknown',
  );
  if (code === 'ENOENT') return good(`files: ${folder} is not there yet; serve makes it`);
  if (code !== undefined) return bad(`files: ${folder} cannot be written (${code}): change its owner or mode`);
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / gibibyte;
  return free < 1
    ? bad(`files: ${folder} has ${free.toFixed(1)} GiB left: make room`)
    : good(`files: ${folder}, ${free.toFixed(0)} GiB left`);
};
