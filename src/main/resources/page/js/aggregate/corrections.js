/**
 * Which fills of an order were corrected or busted, and by what: an execution's report names the one
 * before it (FIX ExecRefID). Both stay in the log, and both are shown.
 *
 * @param {object[]} events of one order, oldest first
 * @returns {Map<number, {corrects?: object, correctedBy?: object}>} by version
 */
export function correctionsOf(events) {
  const byExecution = new Map();
  const found = new Map();
  const note = (version, relation) => found.set(version, { ...found.get(version), ...relation });
  for (const event of events) {
    const { venue, exec_id: id, exec_ref_id: ref } = event.payload ?? {};
    const original = ref === undefined ? undefined : byExecution.get(`${venue} ${ref}`);
    if (original !== undefined) {
      note(event.version, { corrects: original });
      note(original.version, { correctedBy: event });
    }
    if (id !== undefined) {
      byExecution.set(`${venue} ${id}`, event);
    }
  }
  return found;
}

/** A word or two for the list. */
export function markOf(relation) {
  if (relation?.correctedBy) {
    const word = relation.correctedBy.event_type === 'OrderFillBusted' ? 'busted' : 'corrected';
    return `${word} by v${relation.correctedBy.version}`;
  }
  return relation?.corrects ? `of v${relation.corrects.version}` : '';
}
