import type { ShipmentSummary, ShipReport } from '../facts/ship.ts';
import { humanBytes, plural } from '../format.ts';
import { type Body, code, factsBlock, type Headline } from './document.ts';

export function shipDocument(report: ShipReport): Body {
  const { shipment } = report;
  const sections = shipment === undefined ? [] : [{ blocks: [factsOf(shipment)] }];
  return { ...headline(report), sections };
}

function headline({ shipment, dropped, error, warnings }: ShipReport): Headline {
  if (dropped !== undefined && error === undefined) return slotHeadline(dropped);
  if (shipment === undefined) return { tone: 'bad', title: 'Nothing was shipped', sentence: '' };
  const { transactions, to } = shipment;
  const sentence = `${plural(transactions, 'transaction')}. Any moment up to ${to} can be restored.`;
  if (error !== undefined) return { tone: 'bad', title: 'Shipped, but not everywhere', sentence };
  return { tone: warnings.length > 0 ? 'warn' : 'good', title: 'The log was shipped', sentence };
}

function slotHeadline({ slot, existed }: NonNullable<ShipReport['dropped']>): Headline {
  const sentence = existed
    ? 'The server no longer keeps its log for shipments.'
    : `The server has no replication slot ${slot}.`;
  return {
    tone: 'good',
    title: existed ? `The replication slot ${slot} was dropped` : 'Nothing was dropped',
    sentence,
  };
}

function factsOf(shipment: ShipmentSummary) {
  const { id, base, follows, gapSince, from, to, precision, storedBytes } = shipment;
  return factsBlock(
    ['Shipment', code(id)],
    ['Begins at', code(base)],
    ...(follows === null ? [] : [['Continues', code(follows)] as const]),
    ...(gapSince === null ? [] : [['Gap since', gapSince] as const]),
    ['From', from],
    ['To', to],
    ['Commit times', precision],
    ['Stored', humanBytes(storedBytes)],
  );
}
