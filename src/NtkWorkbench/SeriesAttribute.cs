namespace NtkWorkbench;

/// <summary>Marks numbers along a whole path: they are for figures, and summaries leave them out.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SeriesAttribute : Attribute;
