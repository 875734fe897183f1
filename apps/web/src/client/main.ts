/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The script of the page: views come from the server as HTML, this swaps them and does what HTML cannot. */
import { forgetChosen, forgetEverything, keepChosen } from './chosen.js';
import { followForms } from './forms.js';
import { followLinks, onView } from './navigate.js';
import { followJob } from './job.js';
import { openPicture } from './picture.js';
import { followSelection } from './selection.js';
import { offerUpload } from './upload-form.js';

onView('[data-job]', followJob);
onView('[data-picture]', openPicture);
onView('[data-upload]', offerUpload);
followSelection();
onView('[data-roots]', keepChosen);
// Once there is a plan, it says what is exported.
onView('[data-planned]', ({ dataset }) => forgetChosen(dataset.planned!));
onView('[data-enter]', forgetEverything);
followForms();
followLinks();
document.documentElement.dataset.ready = '';
