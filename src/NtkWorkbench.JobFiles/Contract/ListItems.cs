namespace NtkWorkbench.JobFiles;

/// <summary>The items of the lists that records declare.</summary>
internal static class ListItems
{
    /// <summary>T of an IReadOnlyList&lt;T&gt;; null for other types.</summary>
    public static Type? TypeOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
