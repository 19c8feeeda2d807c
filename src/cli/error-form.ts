/** What the console answers when it refuses. */
import { z } from 'zod';

export const errorForm = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
