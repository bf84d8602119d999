import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const installed = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    `${process.env.ProgramFiles}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['ProgramFiles(x86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ],
};

const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]; // prettier-ignore

/**
 * Launch options of a Chrome for puppeteer and Playwright: the one that CHROME_PATH names, an installed one,
 * or the one that ships inside an npm package.
 */
export const findChrome = async () => {
  const candidates = [process.env.CHROME_PATH, ...(installed[process.platform] ?? [])];
  const found = candidates.find((path) => path && existsSync(path));
  if (found) return { executablePath: found, headless: true, args: quiet };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chrome was found: install one, or set CHROME_PATH.');
  const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  // A bare Debian has no NSS, NSPR or expat: the package ships them.
  await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
  setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
  return { executablePath, headless: 'shell', args: [...quiet, '--no-zygote'] };
};
