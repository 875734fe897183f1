import { defineStepType } from '../step-type.js';

/** Connect To Network Folder (libs/domain/docs/secrets.md, "Documented secrets"). */
export const connectNetworkFolder = defineStepType({
  type: 'SMS_TaskSequence_ConnectNetworkFolderAction',
  label: 'Connect To Network Folder',
  secrets: [
    { property: 'Password', variable: 'SMSConnectNetworkFolderPassword', account: 'SMSConnectNetworkFolderAccount' },
  ],
});
