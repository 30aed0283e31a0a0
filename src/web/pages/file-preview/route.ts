import type { Readable } from 'node:stream';
import Joi from 'joi';
import { fileName } from '../../../../schemas/requests/lists.js';
import { previewFile } from '../../../app/files/preview-file.js';
import { type PageAnswer, type PageCall, type PageRoute, takeDone } from '../../page-route.js';
import type { WebContext } from '../../web-context.js';
import { type FilePreviewPage, presentFilePreview } from './presenter.js';
import { FilePreviewView } from './view.js';

/** What hapi makes of a file in a form. */
type Upload = Readable & { readonly hapi: { readonly filename?: string } };

/** What receiving a file would do, entry by entry, before it is done. */
export function filePreviewRoutes(services: WebContext): PageRoute[] {
  const base = { path: '/files/preview', access: { action: 'file.preview' } } as const;
  return [
    {
      ...{ method: 'GET', ...base },
      answer: async ({ viewer }) => ({ page: FilePreviewView({ page: {}, viewer }) }),
    },
    {
      ...{ method: 'POST', ...base, form: Joi.object({ file: Joi.any() }), isUpload: true },
      answer: (call) => preview(services, call),
    },
  ];
}

async function preview(services: WebContext, { actor, viewer, form }: PageCall): Promise<PageAnswer> {
  const file = await readUpload(form.file);
  if (!file) return { page: viewOf({ failure: 'Choose a file with something in it.' }), status: 422 };
  return { page: viewOf(presentFilePreview(takeDone(await previewFile(services, actor, file)))) };

  function viewOf(page: FilePreviewPage) {
    return FilePreviewView({ page, viewer });
  }
}

/** The bytes with a name that is one; nothing where no file was chosen. */
async function readUpload(upload: Upload | undefined) {
  if (typeof upload?.hapi !== 'object') return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of upload) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const { error, value } = fileName.validate(upload.hapi.filename);
  return bytes.length === 0 ? undefined : { name: error ? 'upload' : (value as string), bytes };
}
