import { fakeTeams, teamsError } from '../support/notifiers/fake-teams.ts';
import { describeNotifier } from './notifier.ts';
import { GATEWAY_PAGE, type NotifierSubject, specOf } from './notifier-subject.ts';

const SIGNATURE = 'Zx81kQ3vPa-7TnYw0cLr_2mB5dHs9eGfJuKiOo6X4qA';
const WORKFLOW = '3f1d0c5b7a9e4d2f8b6a1c0e9d7f5b3a';
const ADDRESS = `/workflows/${WORKFLOW}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${SIGNATURE}`;

const ANSWERS: Pick<NotifierSubject, 'secrets' | 'refusals' | 'passing' | 'hollow' | 'needsBody'> = {
  secrets: [SIGNATURE, WORKFLOW],
  refusals: {
    'a card that is not valid': teamsError(400, 'TriggerInputSchemaMismatch'),
    'a workflow that is turned off': teamsError(400, 'WorkflowTriggerIsNotEnabled'),
    'a signature that is not valid': teamsError(401, 'DirectApiAuthorizationRequired'),
    'a workflow that was removed': teamsError(404, 'WorkflowNotFound'),
    'a card that is too large': teamsError(413, 'RequestEntityTooLarge'),
  },
  passing: {
    'too many runs of the workflow': teamsError(429, 'WorkflowTriggerRequestsThrottled'),
    'a gateway in front of it': teamsError(502, 'NoResponse'),
  },
  hollow: { 'the page of a gateway': { answer: GATEWAY_PAGE, code: 'NOTIFY_FAILED' } },
  needsBody: false,
};

describeNotifier({
  ...ANSWERS,
  name: 'teams',
  provider: () => fakeTeams(ADDRESS),
  spec: (url) => specOf('teams', `${url}${ADDRESS}`),
});

describeNotifier({
  ...ANSWERS,
  name: 'teams with the card alone',
  provider: () => fakeTeams(ADDRESS, true),
  spec: (url) => specOf('teams', `${url}${ADDRESS}`, {}, ['bare']),
});
