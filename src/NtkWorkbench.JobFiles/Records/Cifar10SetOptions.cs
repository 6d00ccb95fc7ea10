namespace NtkWorkbench.JobFiles;

/// <summary>Images of CIFAR-10.</summary>
public sealed record Cifar10SetOptions : SampleSetOptions;
