/**
 * Columns of the classes in the version where a task sequence has a `__PROPERTY_COUNT` of 78
 * (libs/io/docs/archive-format.md, "Columns by version"). One column is `Name:type`, with `=value` for a default other
 * than empty, zero or FALSE, `?` for NULL, `[]` for an array and `{Class}` for embedded objects.
 */
const packageBase = `
  ActionInProgress:uint32=1 AlternateContentProviders:string BaseBoardProductID:string Description:string
  DriverManufacturer:string DriverModel:string DriverOSVersion:string DriverPkgVersion:string ExtendedData:uint8[]?
  ExtendedDataSize:uint32 ForcedDisconnectDelay:uint32=5 ForcedDisconnectEnabled:boolean
  ForcedDisconnectNumRetries:uint32=2 Icon:uint8[]? IconSize:uint32 IgnoreAddressSchedule:boolean ISVData:uint8[]?
  ISVDataSize:uint32 IsVersionCompatible:boolean? ISVString:string Language:string LastRefreshTime:datetime
  LocalizedCategoryInstanceNames:string[] Manufacturer:string MIFFilename:string MIFName:string MIFPublisher:string
  MIFVersion:string Name:string NumOfPrograms:uint32 ObjectPath:string PackageID:string PackageSize:uint32
  PackageType:uint32 PkgFlags:uint32 PkgSourceFlag:uint32=2 PkgSourcePath:string PreDownloadRule:string
  PreferredAddressType:string Priority:uint32=2 RefreshPkgSourceFlag:boolean RefreshSchedule:{SMS_ScheduleToken}?
  SecuredScopeNames:string[]=Default SedoObjectVersion:string ShareName:string ShareType:uint32=1 SourceDate:datetime
  SourceSite:string SourceVersion:uint32=1 StoredPkgPath:string StoredPkgVersion:uint32=1 Version:string`;

const configurationItem = `
  ApplicabilityCondition:string? CategoryInstance_UniqueIDs:string[] CI_ID:uint32 CI_UniqueID:string CIType_ID:uint32
  CIVersion:uint32=1 CreatedBy:string DateCreated:datetime DateLastModified:datetime EffectiveDate:datetime?
  IsBundle:boolean IsDigest:boolean=TRUE IsEnabled:boolean=TRUE IsExpired:boolean IsHidden:boolean IsLatest:boolean=TRUE
  IsSuperseded:boolean IsUserDefined:boolean=TRUE LastModifiedBy:string LocalizedCategoryInstanceNames:string[]
  LocalizedDescription:string LocalizedDisplayName:string LocalizedInformativeURL:string LocalizedPropertyLocaleID:uint32
  ModelID:uint32 ModelName:string ObjectPath:string PermittedUses:uint32 SDMPackageLocalizedData:string?
  SDMPackageVersion:uint32=1 SDMPackageXML:string SecuredScopeNames:string[]=Default SedoObjectVersion:string
  SourceSite:string`;

type ClassColumns = {
  /** The class that the shared columns come from; null for a class without one. */
  readonly base: { readonly name: string; readonly columns: string } | null;
  readonly own: string;
  /** Keys of its WMI object path. */
  readonly keys: readonly string[];
  /** Classes it derives from, nearest first. */
  readonly derivation: readonly string[];
};

const packageClass = (own: string): ClassColumns => ({
  base: { name: 'SMS_PackageBaseclass', columns: packageBase },
  own,
  keys: ['PackageID'],
  derivation: ['SMS_PackageBaseclass', 'SMS_BaseClass'],
});

const configurationItemClass = (own: string): ClassColumns => ({
  base: { name: 'SMS_ConfigurationItemBaseClass', columns: configurationItem },
  own,
  keys: ['CI_ID'],
  derivation: ['SMS_ConfigurationItemBaseClass', 'SMS_BaseClass'],
});

const plain = (own: string): ClassColumns => ({ base: null, own, keys: [], derivation: [] });

/** Columns by class. Classes without a real export (images, drivers, driver packages) follow Microsoft's class pages. */
export const classColumns: Readonly<Record<string, ClassColumns>> = {
  SMS_TaskSequencePackage: packageClass(`
    BootImageID:string Category:string CustomHighImpactHeadline:string CustomHighImpactSet:uint32
    CustomHighImpactWarning:string CustomHighImpactWarningInstall:string CustomHighImpactWarningTop:string
    CustomProgressMsg:string DependentProgram:string Duration:uint32=360 EstimatedDownloadSizeMB:uint32
    EstimatedRunTimeMinutes:uint32 HighImpactTaskSequence:uint32 LocalizedTaskSequenceDescription:string
    LocalizedTaskSequenceName:string ProgramFlags:uint32=152084496 References:{SMS_TaskSequence_Reference}?
    ReferencesCount:uint32 Reserved:string? RestartRequired:uint32 Sequence:string SourceSize:uint32
    SupportedOperatingSystems:{SMS_OS_Details} TaskSequenceFlags:uint32 TsEnabled:boolean=TRUE Type:uint32=1`),
  SMS_Package: packageClass(`
    DefaultImageFlags:sint32 IsPredefinedPackage:boolean TransformAnalysisDate:datetime? TransformReadiness:uint32`),
  SMS_DriverPackage: packageClass(''),
  SMS_ImagePackage: packageClass(`
    ImageDiskLayout:string ImageIndex:uint32=1 ImageOSVersion:string ImageProperty:string`),
  SMS_OperatingSystemInstallPackage: packageClass('ImageOSVersion:string ImageProperty:string'),
  SMS_BootImagePackage: packageClass(`
    Architecture:uint32=9 BackgroundBitmapPath:string ContextID:string DefaultImage:boolean EnableLabShell:boolean
    ImageDiskLayout:string ImageIndex:uint32=1 ImageOSVersion:string ImagePath:string ImageProperty:string
    OptionalComponents:uint32[] PreExecCommandLine:string PreExecSourceDirectory:string ProductionClientVersion:string
    ReferencedDrivers:{SMS_Driver_Details} ScratchSpace:uint32=512`),
  SMS_Program: {
    base: null,
    own: `
      ActionInProgress:uint32=1 ApplicationHierarchy:string[]? CommandLine:string Comment:string DependentProgram:string
      Description:string DeviceFlags:uint32 DiskSpaceReq:string DriveLetter:string Duration:uint32=120
      ExtendedData:uint8[]? ExtendedDataSize:uint32 Icon:uint8[]? IconSize:uint32 ISVData:uint8[]? ISVDataSize:uint32
      MSIFilePath:string MSIProductID:string PackageID:string PackageName:string PackageType:uint32
      PackageVersion:string ProgramFlags:uint32=135308289 ProgramName:string RemovalKey:string Requirements:string
      SupportedOperatingSystems:{SMS_OS_Details} WorkingDirectory:string`,
    keys: ['PackageID', 'ProgramName'],
    derivation: ['SMS_BaseClass'],
  },
  SMS_Driver: configurationItemClass(`
    ContentSourcePath:string DriverBootCritical:boolean DriverClass:string DriverDate:datetime? DriverINFFile:string
    DriverProvider:string DriverSigned:boolean=TRUE DriverSigner:string DriverType:uint32 DriverVersion:string`),
  SMS_Application: configurationItemClass(`
    ContentLocatedOnClient:boolean ExecutionContext:uint32 Featured:uint32 HasContent:boolean=TRUE IsDeployable:boolean=TRUE
    IsDeployed:boolean IsSuperseding:boolean LogonRequirement:uint32 Manufacturer:string
    NumberOfDependentDTs:uint32 NumberOfDependentTS:uint32 NumberOfDeploymentTypes:uint32 PackageID:string
    SoftwareVersion:string SourceCIVersion:uint32? SourceModelName:string?`),
  SMS_TaskSequence_Reference: plain('Package:string Program:string Type:uint32'),
  SMS_OS_Details: plain('MaxVersion:string MinVersion:string Name:string Platform:string'),
  SMS_Driver_Details: plain('ID:string SourcePath:string'),
};
