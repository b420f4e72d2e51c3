// A vendor's software in one file: `node vendor.mjs`. It takes provisioning requests by the signed hook
// (Standard Webhooks), answers 202, does the work, and reports the result over HTTP. Needs Node 18 and nothing else.
// Environment: PORT, HOOK_SECRET (whsec_…), RESULTS_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET; WORK_MS, how long it pretends to work.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const { PORT, HOOK_SECRET, RESULTS_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET, WORK_MS = '0' } = process.env;
const key = Buffer.from(HOOK_SECRET.replace('whsec_', ''), 'base64');
// By request, since one can come twice. Yours belongs in a database, before the 202: then nobody else remembers the work.
const done = new Map();

/** HMAC-SHA256 over id, time and body under the shared secret, and not older than five minutes. */
function genuine(headers, body) {
  const id = headers['webhook-id'], at = headers['webhook-timestamp'], signatures = headers['webhook-signature'] ?? '';
  const expected = Buffer.from('v1,' + createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest('base64'));
  const signed = signatures.split(' ').map(s => Buffer.from(s)).some(s => s.length === expected.length && timingSafeEqual(s, expected));
  return signed && Math.abs(Date.now() / 1000 - Number(at)) < 300;
}

async function provision({ kind, tenant_id, feature_id, generation }) {
  await pause(Number(WORK_MS)); // your work goes here; name what it makes by the generation, too
  console.log(`did ${kind} for ${tenant_id}/${feature_id} generation ${generation}`);
}

async function post(url, body, headers) {
  const response = await fetch(url, { method: 'POST', body, headers });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

async function report(result) {
  const credentials = new URLSearchParams({ grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET });
  const token = JSON.parse(await post(TOKEN_URL, credentials)).access_token;
  await post(RESULTS_URL, JSON.stringify(result), { authorization: `Bearer ${token}`, 'content-type': 'application/json' });
}

async function work(request) {
  const { request_id, tenant_id, feature_id } = request;
  if (!done.has(request_id)) done.set(request_id, provision(request));
  await done.get(request_id);
  const result = { schema_version: 1, request_id, tenant_id, feature_id, status: 'SUCCESS' };
  while (!await report(result).then(() => true, failure => console.error(failure.message))) await pause(1000);
}

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  const accepted = request.method === 'POST' && request.url === '/provision' && genuine(request.headers, body);
  response.writeHead(accepted ? 202 : 401).end();
  if (accepted) work(JSON.parse(body).data);
  else console.log('refused a call without a good signature');
}).listen(Number(PORT), '127.0.0.1', () => console.log(`vendor listens on 127.0.0.1:${PORT}`));
