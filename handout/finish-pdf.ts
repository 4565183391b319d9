/**
 * A PDF as a browser printed it, fit to be sent: a third smaller, as its thousands of small objects (the tags) are packed together;
 * without times and the browser's name, so that it has the same bytes when it is made again; and with emphasis that every reader
 * knows (browsers write tags of PDF 2.0, which others pass over with their text).
 */
export async function finishPdf(printed: Uint8Array, version: string): Promise<Uint8Array> {
  // It takes a second to load, which only a PDF should cost.
  const { PDFDict, PDFDocument, PDFName } = await import("@cantoo/pdf-lib");
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const same = new Date(Date.UTC(2000, 0, 1));
  pdf.setCreationDate(same);
  pdf.setModificationDate(same);
  pdf.setCreator(`Descent ${version}`);
  const tags = pdf.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  tags?.set(PDFName.of("RoleMap"), pdf.context.obj({ Strong: "Span", Em: "Span" }));
  return pdf.save({ useObjectStreams: true });
}
