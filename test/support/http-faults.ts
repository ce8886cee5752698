import type { Arm, FaultMakers, Operation } from '../contract/storage-fault-subject.ts';
import type { Fault, FaultProxy } from './proxy.ts';

const MiB = 1024 * 1024;

/**
 * The connection faults for every HTTP storage, caused by the proxy.
 * @param methods that correspond to the operations
 * @param busyBody the server's response body for 503
 */
export function httpFaults(
  proxy: () => FaultProxy,
  methods: Readonly<Record<Operation, string>> = { put: 'PUT', get: 'GET', list: 'GET' },
  busyBody = '',
) {
  const arm = (faultFor: Fault | ((on: Operation) => Fault)): Arm => {
    return (on, times) => {
      const fault = typeof faultFor === 'function' ? faultFor(on) : faultFor;
      if (times === 'once') proxy().plan(methods[on], fault);
      else proxy().always(fault, methods[on]);
    };
  };
  // A listing is shorter than the body in the suite.
  const cutAfter = (afterBytes: number): Arm =>
    arm((on) => ({ kind: 'cut-answer', afterBytes: on === 'list' ? 200 : afterBytes }));
  return {
    reset: { 'before anything passes': arm({ kind: 'reset' }) },
    serverError: {
      'status 500': arm({ kind: 'answer', status: 500 }),
      'status 502 with a page': arm({ kind: 'answer', status: 502, body: '<html>Bad gateway</html>' }),
    },
    throttled: {
      'status 503': arm({ kind: 'answer', status: 503, body: busyBody }),
      'status 429': arm({ kind: 'answer', status: 429 }),
    },
    stall: { 'no answer': arm({ kind: 'silence' }) },
    slowAnswer: { 'by 300 ms': arm({ kind: 'delay', ms: 300 }) },
    cutUpload: { 'after 1 MiB': arm({ kind: 'cut-request', afterBytes: MiB }) },
    truncatedBody: {
      'in the middle': cutAfter(MiB),
      'a byte before its end': cutAfter(2 * MiB + 699),
      'before it begins': cutAfter(0),
      'after a byte': cutAfter(1),
    },
    noListing: {
      'an empty body with status 200': arm({ kind: 'answer', status: 200 }),
      'the page of a gateway with status 200': arm({
        kind: 'answer',
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body><p>Please log in</p></body></html>',
      }),
      'another XML document with status 200': arm({
        kind: 'answer',
        status: 200,
        headers: { 'content-type': 'application/xml' },
        body: '<?xml version="1.0"?><Result><Status>ok</Status></Result>',
      }),
      'an empty JSON object with status 200': arm({
        kind: 'answer',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    },
    lostAnswer: { 'of a request that was done': arm({ kind: 'lose-answer' }) },
  } satisfies Partial<FaultMakers>;
}
