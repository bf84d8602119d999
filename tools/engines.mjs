// The browser engines of the tests: Chromium always, Firefox and WebKitGTK where they are installed.
import { spawn } from 'node:child_process';
import { globSync, existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import process from 'node:process';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import puppeteer from 'puppeteer-core';
import { findChrome } from './find-chrome.mjs';

const first = (...paths) => paths.find((path) => path && existsSync(path));
const firefoxPath = () => first(process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'); // prettier-ignore
const miniBrowserPath = () => globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('close', () => socket.destroy());
  });

/** WebKitGTK has no headless mode: its driver runs on a screen of its own. */
const launchWebKit = async () => {
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { stdio: 'ignore', detached: true });
  process.on('exit', () => {
    if (driver.pid && driver.exitCode === null) process.kill(-driver.pid);
  });
  while (!(await answers(port))) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const browser = { binary: miniBrowserPath(), args: ['--automation'] };
  return webdriverLauncher({
    hostname: '127.0.0.1', port, path: '/',
    capabilities: { browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true, 'webkitgtk:browserOptions': browser },
  }); // prettier-ignore
};

/** Each engine: its name, the Debian packages that bring it, whether it is here, and how it is launched. */
export const engines = {
  chromium: {
    title: 'Chromium',
    packages: [],
    isHere: () => true,
    launch: async () => chromeLauncher({ launchOptions: await findChrome() }),
  },
  firefox: {
    title: 'Firefox',
    packages: ['firefox-esr'],
    isHere: () => firefoxPath() !== undefined,
    launch: async () =>
      chromeLauncher({
        puppeteer,
        launchOptions: { browser: 'firefox', executablePath: firefoxPath(), headless: true },
      }),
  },
  webkit: {
    title: 'WebKit',
    packages: ['webkit2gtk-driver', 'libwebkit2gtk-4.1-0', 'xvfb', 'xauth'],
    isHere: () => Boolean(first('/usr/bin/WebKitWebDriver') && first('/usr/bin/xvfb-run') && miniBrowserPath()),
    launch: launchWebKit,
  },
};
