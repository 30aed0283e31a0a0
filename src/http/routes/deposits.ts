import { recordedDeposits, waitingDeposits } from '../../../schemas/responses/deposits.js';
import { listWaitingDeposits } from '../../app/deposits/list-waiting-deposits.js';
import { recordDeposits } from '../../app/deposits/record-deposits.js';
import { viewRecordedDeposits, viewWaitingDeposits } from '../../app/views/deposits.js';
import type { ApiRoute } from '../api-route.js';
import { readFileName } from '../file-name.js';
import type { HttpContext } from '../http-context.js';
import { answerOne } from '../paging.js';

const TAG = 'Deposits';

/** Some fifty thousand rows; larger statements go by the command line. */
const MAX_BYTES = 4 * 1024 * 1024;

export function depositRoutes(services: HttpContext): ApiRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/deposits',
      operationId: 'recordDeposits',
      tag: TAG,
      summary: 'Hand in bank deposits, each to be set beside its remittance',
      description:
        'CSV whose first line names the columns: date (YYYY-MM-DD) and amount are wanted; where known reference, ' +
        'addenda (the TRN of a CCD+ entry) or trace and payer, and fee. A deposit that is known changes nothing. ' +
        'What finds no remittance waits in liability.unapplied.',
      access: { action: 'deposit.record' },
      body: {
        contentTypes: ['text/csv'],
        maxBytes: MAX_BYTES,
        isNamed: true,
        description: 'The rows, as UTF-8',
      },
      isIdempotent: true,
      success: { status: 201, description: 'What became of the deposits', schema: recordedDeposits },
      refusals: ['invalid'],
      handle: async ({ actor, body, request }) => {
        const name = readFileName(request.headers['content-disposition']);
        return answerOne(await recordDeposits(services, actor, { name, bytes: body }), viewRecordedDeposits);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/deposits/waiting',
      operationId: 'listWaitingDeposits',
      tag: TAG,
      summary: 'Money without remittance, remittances without money, and amounts that differ',
      access: { action: 'deposit.read' },
      success: { status: 200, description: 'The three queues', schema: waitingDeposits },
      handle: async ({ actor }) => answerOne(await listWaitingDeposits(services, actor), viewWaitingDeposits),
    },
  ];
}
