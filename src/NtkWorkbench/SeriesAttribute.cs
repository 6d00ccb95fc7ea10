namespace NtkWorkbench;

/// <summary>Marks numbers along a whole path: they are for figures, and summaries leave them out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SeriesAttribute : Attribute;
