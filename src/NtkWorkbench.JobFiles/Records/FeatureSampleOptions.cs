namespace NtkWorkbench.JobFiles;

/// <summary>The training samples that the network is linearized on.</summary>
public sealed record FeatureSampleOptions : SampleSetOptions;
