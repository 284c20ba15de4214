// A certified OAuth server (oidc-provider) on a free port of 127.0.0.1, with the two API paths that prove a token.
// Its set-up comes as one line of JSON on standard input, and it ends when that input does. It prints what a web
// server prints: each request's line and status.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider, { errors } from 'oidc-provider';

const input = createInterface({ input: process.stdin });
const settings = JSON.parse(await new Promise((resolve) => input.once('line', resolve)));
input.on('close', () => process.exit(0));

// As Genesys Cloud does, the scope of a request comes from the client's set-up and not from the request.
const scope = 'analytics:readonly';

const saml2Bearer = 'urn:ietf:params:oauth:grant-type:saml2-bearer';

// What was handed out and sent in, for the test to search for; only who has the key may read it.
const issued = [];
const known = (kind, value) => { if (value) issued.push({ kind, value }); };

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, configuration());
for (const [event, kind] of [
  ['authorization_code.saved', 'code'], ['access_token.saved', 'access token'], ['refresh_token.saved', 'refresh token'],
]) {
  provider.on(event, (token) => known(kind, token.jti));
}
for (const event of ['authorization.error', 'grant.error', 'server_error']) {
  provider.on(event, (_, error) => console.log(`${event}: ${error.error ?? error.message}: ${error.error_description ?? ''}`));
}
provider.use(async (ctx, next) => {
  if (ctx.path === '/oauth/authorize') ctx.query = { ...ctx.query, scope };
  await next();
  known('verifier', ctx.oidc?.body?.code_verifier);
});

// SAML2 bearer (RFC 7522) is not part of the server; how it authenticates clients and reads requests is.
const used = new Set();
provider.registerGrantType(saml2Bearer, async (ctx) => {
  const { client, params: { assertion, orgName } } = ctx.oidc;
  known('assertion', assertion);
  const subject = /<NameID>([^<]*)<\/NameID>/.exec(Buffer.from(assertion ?? '', 'base64').toString())?.[1];
  if (orgName !== settings.organization || subject !== settings.user.login || used.has(assertion)) {
    throw new errors.InvalidGrant('the assertion is not valid');
  }

  used.add(assertion);
  const accountId = settings.user.id;
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(scope);
  const token = new provider.AccessToken({ accountId, client, grantId: await grant.save(), gty: 'saml2-bearer', scope });
  ctx.body = { access_token: await token.save(), expires_in: token.expiration, token_type: token.tokenType };
}, ['orgName', 'assertion']);

const oauth = provider.callback();
server.on('request', (req, res) => {
  const line = `${req.method} ${req.url}`;
  res.on('finish', () => console.log(`${line} ${res.statusCode}`));
  answer(req, res).catch((error) => {
    console.error(error);
    page(res, 500, 'Error', 'The server failed.');
  });
});
console.log(`ready ${issuer}`);

function configuration() {
  const { asserting, confidential, open, redirect } = settings;
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: confidential.id,
        client_secret: confidential.secret,
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [redirect],
      },
      {
        client_id: asserting.id,
        client_secret: asserting.secret,
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: [saml2Bearer],
        response_types: [],
        redirect_uris: [],
      },
      {
        client_id: open.id,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [redirect],
      },
    ],
    scopes: [scope],
    routes: { authorization: '/oauth/authorize', token: '/oauth/token' },
    pkce: { required: (_, client) => client.clientAuthMethod === 'none' },
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    ttl: { AccessToken: 86400, AuthorizationCode: 60, RefreshToken: 864000, Grant: 864000, Interaction: 600, Session: 600 },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig' }] },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = html('Error', `${out.error}: ${out.error_description}`);
    },
  };
}

async function answer(req, res) {
  known('authorization', req.headers.authorization?.replace(/^\w+ /, ''));
  const { pathname } = new URL(req.url, issuer);
  if (pathname === '/control/issued') {
    return req.headers['x-key'] === settings.key ? json(res, 200, issued) : json(res, 403, {});
  }

  if (pathname.startsWith('/interaction/')) {
    return req.method === 'POST' ? decide(req, res) : ask(req, res);
  }

  return pathname.startsWith('/api/v2/') ? api(req, res, pathname) : oauth(req, res);
}

async function ask(req, res) {
  const { prompt } = await provider.interactionDetails(req, res);
  page(res, 200, prompt.name, '', prompt.name === 'login'
    ? '<input name="user"><input name="password" type="password"><button name="go" value="login">Sign in</button>'
    : '<button name="go" value="allow">Allow</button><button name="go" value="deny">Deny</button>');
}

async function decide(req, res) {
  const form = new URLSearchParams(await body(req));
  const { session, params, grantId } = await provider.interactionDetails(req, res);
  const { user } = settings;
  switch (form.get('go')) {
    case 'login':
      return form.get('user') === user.login && form.get('password') === user.password
        ? provider.interactionFinished(req, res, { login: { accountId: user.id } })
        : page(res, 403, 'Error', 'Wrong user or password.');
    case 'allow': {
      const grant = await provider.Grant.find(grantId ?? '')
        ?? new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
      grant.addOIDCScope(scope);
      const consent = { grantId: await grant.save() };
      return provider.interactionFinished(req, res, { consent }, { mergeWithLastSubmission: true });
    }
    default: {
      const denied = new errors.AccessDenied('the user said no');
      return provider.interactionFinished(req, res, {
        error: denied.error,
        error_description: denied.error_description,
      });
    }
  }
}

async function api(req, res, pathname) {
  const token = await provider.AccessToken.find(req.headers.authorization?.replace(/^Bearer /, '') ?? '');
  if (!token?.isValid) {
    return json(res, 401, { code: 'bad.credentials', status: 401, message: 'Invalid login credentials.' });
  }

  switch (`${req.method} ${pathname}`) {
    case 'GET /api/v2/tokens/me':
      return json(res, 200, {
        organization: { id: 'org-1', name: 'Proving Ground' },
        OAuthClient: { id: token.clientId, name: 'Reports' },
      });
    case 'GET /api/v2/users/me':
      return json(res, 200, { id: token.accountId, name: settings.user.name });
    case 'DELETE /api/v2/tokens/me':
      await token.destroy();
      return json(res, 200, {});
    default:
      return json(res, 404, { code: 'not.found', status: 404 });
  }
}

async function body(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function json(res, status, value) {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function page(res, status, title, text, fields = '') {
  res.writeHead(status, { 'content-type': 'text/html' }).end(html(title, text, fields));
}

function html(title, text, fields = '') {
  const clean = (t) => t.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  return `<!doctype html><title>${clean(title)}</title><h1>${clean(title)}</h1><p>${clean(text)}</p><form method="post">${fields}</form>`;
}
