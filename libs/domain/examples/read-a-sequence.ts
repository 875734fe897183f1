import { blankSecrets, findReferences, readSequence } from '@tsferry/domain';

const text = `<sequence version="3.10">
  <group name="Finish" description="">
    <step type="SMS_TaskSequence_InstallSoftwareAction" name="Install the VPN" description="">
      <action>smsswd.exe /pkg:LAB00004 /install</action>
      <defaultVarList><variable name="PackageID" property="PackageID">LAB00004</variable></defaultVarList>
    </step>
    <step type="SMS_TaskSequence_JoinDomainWorkgroupAction" name="Join the domain" description="">
      <action>osdjoin.exe</action>
      <defaultVarList><variable name="OSDJoinPassword" property="DomainPassword">made-up</variable></defaultVarList>
    </step>
  </group>
</sequence>`;

const sequence = readSequence(text, 'my sequence');

for (const { id, property, step, span } of findReferences(sequence)) {
  console.log(step?.names.join(' > '), property, id, `at ${span.start}`);
}

const { secrets, text: blanked } = blankSecrets(sequence);
for (const { step, property, state } of secrets) console.log(step.names.join(' > '), property, state);
console.log(blanked.includes('made-up'));
