/** Launch options of a Chrome for puppeteer and Playwright. */
export const findChrome: () => Promise<{ executablePath: string; headless: true | 'shell'; args: string[] }>;
