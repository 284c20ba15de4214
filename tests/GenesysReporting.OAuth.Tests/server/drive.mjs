// Signs users in with Chromium, each in a fresh profile, and prints the pages that they end on. What to do comes as a
// line of JSON on standard input, so that neither an address nor a password stands in a list of processes.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const settings = JSON.parse((await lines.next()).value);
const browser = await chromium.launch({
  executablePath: settings.browser,
  headless: true,
  // Containers and root have no sandbox to give it; it sees pages of this machine alone.
  chromiumSandbox: false,
});
for await (const line of lines) {
  console.log(JSON.stringify(await signIn(JSON.parse(line))));
}

await browser.close();

async function signIn(task) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    tab.setDefaultTimeout(30_000);
    let response;
    tab.on('response', (r) => { if (r.request().isNavigationRequest()) response = r; });
    await tab.goto(task.address);
    if (await tab.title() === 'login') {
      await tab.fill('[name=user]', task.user);
      await tab.fill('[name=password]', task.password);
      await tab.click('button[value=login]');
      await tab.waitForFunction(() => document.title === 'consent');
      await tab.click(`button[value=${task.deny ? 'deny' : 'allow'}]`);
      await tab.waitForURL((url) => url.href.startsWith(`${task.redirect}?`));
    }

    const { origin, pathname } = new URL(tab.url());
    return {
      address: origin + pathname,
      status: response.status(),
      title: await tab.title(),
      text: await tab.innerText('body'),
      content: await tab.content(),
    };
  } catch (error) {
    // The rest of a driver's message names the addresses that it went through, and one of them has the code.
    return { error: error.message.split('\n')[0] };
  } finally {
    await context.close();
  }
}
