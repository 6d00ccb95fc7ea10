using System.Collections;
using System.Text.Json.Nodes;

namespace NtkWorkbench.JobFiles;

/// <summary>Jobs as the trees that job files hold: what binding reads, turned round.</summary>
internal static class JobTree
{
    /// <summary>The whole job, its kind first; keys without a value are left out.</summary>
    public static JsonObject Of(Job job) => OfRecord(job, typeof(Job));

    /// <summary>A value of a record.</summary>
    /// <param name="value">The value.</param>
    /// <param name="declared">The type of its property, or of the items of its list: of a family, the value names its kind.</param>
    public static JsonNode Of(object value, Type declared) => value switch
    {
        string text => text,
        bool truth => truth,
        int number => number,
        long number => number,
        double number => number,
        Enum name => JobContract.NameOf(name),
        Device device => device.ToString(),
        Interval interval => new JsonArray(interval.Low, interval.High),
        LearningRate { FractionOfMax: double fraction } => new JsonObject { [LearningRateBinder.FractionKey] = fraction },
        LearningRate rate => rate.Value,
        CheckpointSelector { Step: > 0 and int step } => step,
        CheckpointSelector checkpoint => checkpoint.FolderName,
        IEnumerable items => new JsonArray([.. items.Cast<object>().Select(item => Of(item, ListItems.TypeOf(declared)!))]),
        _ => OfRecord(value, declared),
    };

    private static JsonObject OfRecord(object record, Type declared)
    {
        var tree = new JsonObject();
        if (JobContract.FamilyOf(declared) is Family family)
            tree[family.Discriminator] = JobContract.NameOf(record);
        foreach (RecordKey key in RecordContract.Of(record.GetType()).Keys)
        {
            if (key.Get(record) is object value)
                tree[key.Name] = Of(value, key.Type);
        }
        return tree;
    }
}
