// Signs a user in with Chromium, and prints the page that it ends on. What to do comes as JSON on standard input, so
// that neither the address nor the password stands in a list of processes.
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright-core';

const task = JSON.parse(await text(process.stdin));
const browser = await chromium.launch({
  executablePath: task.browser,
  headless: true,
  chromiumSandbox: false,
  timeout: 30_000,
});
try {
  const tab = await (await browser.newContext()).newPage();
  tab.setDefaultTimeout(20_000);
  let response = await tab.goto(task.address);
  tab.on('response', (r) => { if (r.request().isNavigationRequest()) response = r; });
  if (await tab.title() === 'login') {
    await tab.fill('[name=user]', task.user);
    await tab.fill('[name=password]', task.password);
    await tab.click('button[value=login]');
    await tab.waitForFunction(() => document.title === 'consent');
    await tab.click(`button[value=${task.deny ? 'deny' : 'allow'}]`);
    await tab.waitForURL((url) => url.href.startsWith(`${task.redirect}?`));
  }

  const { origin, pathname } = new URL(tab.url());
  console.log(JSON.stringify({
    address: origin + pathname,
    status: response.status(),
    title: await tab.title(),
    text: await tab.innerText('body'),
    content: await tab.content(),
  }));
} catch (error) {
  // The rest of a driver's message names the addresses that it went through, and one of them has the code.
  console.error(error.message.split('\n')[0]);
  process.exitCode = 1;
} finally {
  await browser.close();
}
