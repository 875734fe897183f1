/** @jsxImportSource hono/jsx */
/** Uploads an archive with its folder of content; the script does it, in pieces that can be resumed. */
export const Upload = () => (
  <section class="upload" data-upload="" aria-labelledby="upload-heading">
    <h2 id="upload-heading">Upload an archive</h2>
    <noscript>
      <p class="note">Uploading needs JavaScript.</p>
    </noscript>
    <div class="drop" data-drop="">
      <p>Drop the zip and its folder here, or choose them:</p>
      <div class="pickers">
        <div class="field">
          <label for="upload-zip">Archive (.zip)</label>
          <input type="file" id="upload-zip" accept=".zip" />
        </div>
        <div class="field">
          <label for="upload-folder">Folder with the content (name_files)</label>
          <input type="file" id="upload-folder" {...{ webkitdirectory: '' }} multiple />
        </div>
      </div>
      <p class="hint" data-chosen="">
        Nothing chosen yet. An archive without content has no folder.
      </p>
      <p class="actions">
        <button type="button" data-start="" disabled>
          Upload
        </button>
        <button type="button" class="secondary" data-cancel="" hidden>
          Cancel upload
        </button>
      </p>
      <div data-progress="" hidden>
        <progress id="upload-bar" max="100" value="0" aria-label="Upload"></progress>
        <p data-amount=""></p>
      </div>
      <p class="failure" data-failure="" role="alert"></p>
    </div>
  </section>
);
