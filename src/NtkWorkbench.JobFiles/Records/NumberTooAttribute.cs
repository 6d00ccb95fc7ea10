namespace NtkWorkbench.JobFiles;

/// <summary>A string that a job file may write as a number, without quotes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberTooAttribute : Attribute;
