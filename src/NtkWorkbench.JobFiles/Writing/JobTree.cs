using System.Collections;

namespace NtkWorkbench.JobFiles;

/// <summary>Jobs as the trees that job files hold: what binding reads, turned round.</summary>
internal static class JobTree
{
    public static JsonObject Of(Job job) => OfRecord(job, typeof(Job));

    /// <summary>A value of a property, or of a list whose items are so declared; of a union, it names its kind.</summary>
    public static JsonNode Of(object value, Type declared)
    {
        if (JobValue.Of(declared) is JobValue form)
            return form.Write(value);
        return JobContract.ItemOf(declared) is Type item
            ? new JsonArray([.. ((IEnumerable)value).Cast<object>().Select(one => Of(one, item))])
            : RecordContract.Of(value.GetType()).Shorthand is RecordKey key && key.Get(value) is object alone && IsAlone(value, key)
                ? Of(alone, key.Type)
            : OfRecord(value, declared);
    }

    private static bool IsAlone(object record, RecordKey key) =>
        record.Equals(RecordContract.Of(record.GetType()).Create(new Dictionary<RecordKey, object> { [key] = key.Get(record)! }));

    private static JsonObject OfRecord(object record, Type declared)
    {
        var tree = new JsonObject();
        if (JobContract.UnionOf(declared) is JobUnion union)
            tree[union.Discriminator] = JobContract.NameOf(record);
        foreach (RecordKey key in RecordContract.Of(record.GetType()).Keys)
        {
            if (key.Get(record) is object value)
                tree[key.Name] = Of(value, key.Type);
        }
        return tree;
    }
}
